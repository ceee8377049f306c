package org.korudelta.browser;

import org.korudelta.hash.Digest;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;
import org.teavm.jso.JSObject;

/**
 * SHA-256 as a script, for bundles that are JavaScript: the same digests as {@link
 * Digest#portable()}.
 *
 * <p>Threading: the one thread of the event loop.
 */
final class WebDigest implements Digest {
  /*
   * What the compiler makes of the portable digest checks each index: in Node 20 it takes 10 µs for
   * the 190 bytes of a small document, the script 1.5 µs. node:crypto takes 2.5 µs, most of them to
   * make its object; crypto.subtle answers by a promise only.
   *
   * Chain, schedule and block are made once and used for every digest: nothing calls back between
   * two parts of one. Sums are cut to 32 bits on the way, so that they stay integers for the engine.
   *
   * In WebAssembly a script gets copies of arrays, and the portable digest is the fast one.
   */
  private static final String CONSTANTS =
      "var K = new Int32Array(["
          + "0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4,"
          + "0xab1c5ed5, 0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,"
          + "0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,"
          + "0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7,"
          + "0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc,"
          + "0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b,"
          + "0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116,"
          + "0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,"
          + "0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,"
          + "0xc67178f2]);"
          + "var START = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c,"
          + "0x1f83d9ab, 0x5be0cd19];";

  /** Takes the 64 bytes of {@code p} from {@code o} on into the chain {@code H}. */
  private static final String COMPRESS =
      "function compress(p, o) {  var i = 0, x = 0, y = 0;  for (; i < 16; i++, o += 4) {    W[i] ="
          + " p[o] << 24 | (p[o + 1] & 255) << 16 | (p[o + 2] & 255) << 8 | p[o + 3] & 255;  }  for"
          + " (; i < 64; i++) {    x = W[i - 15];    y = W[i - 2];    x = (x >>> 7 | x << 25) ^ (x"
          + " >>> 18 | x << 14) ^ x >>> 3;    y = (y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ y"
          + " >>> 10;    W[i] = (W[i - 16] + W[i - 7] | 0) + (x + y | 0) | 0;  }  var a = H[0], b ="
          + " H[1], c = H[2], d = H[3], e = H[4], f = H[5], g = H[6], h = H[7];  for (i = 0; i <"
          + " 64; i++) {    x = (e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7);  "
          + "  x = (h + x | 0) + ((g ^ e & (f ^ g)) + (K[i] + W[i] | 0) | 0) | 0;    y = (a >>> 2 |"
          + " a << 30) ^ (a >>> 13 | a << 19) ^ (a >>> 22 | a << 10);    y = y + (a & b | c & (a |"
          + " b)) | 0;    h = g; g = f; f = e; e = d + x | 0; d = c; c = b; b = a; a = x + y | 0; "
          + " }  H[0] += a; H[1] += b; H[2] += c; H[3] += d;  H[4] += e; H[5] += f; H[6] += g; H[7]"
          + " += h;}";

  private static final String ADD =
      "function add(part) {"
          + "  var i = 0, length = part.length;"
          + "  total += length;"
          + "  while (filled > 0 && i < length) {"
          + "    B[filled++] = part[i++];"
          + "    if (filled === 64) { compress(B, 0); filled = 0; }"
          + "  }"
          + "  for (; i + 64 <= length; i += 64) { compress(part, i); }"
          + "  while (i < length) { B[filled++] = part[i++]; }"
          + "}";

  private static final String END =
      "function end(digest) {  B[filled++] = 128;  if (filled > 56) { B.fill(0, filled);"
          + " compress(B, 0); filled = 0; }  B.fill(0, filled, 56);  put(B, 56, Math.floor(total /"
          + " 0x20000000));  put(B, 60, total << 3);  compress(B, 0);  for (var i = 0; i < 8; i++)"
          + " { put(digest, 4 * i, H[i]); }}function put(to, at, word) {  to[at] = word >> 24;"
          + " to[at + 1] = word >> 16; to[at + 2] = word >> 8; to[at + 3] = word;}";

  private final JSObject script = script();

  private WebDigest() {}

  /** The script where scripts see arrays as they are, else the portable digest. */
  static Digest best() {
    return ScriptArrays.areSeen() ? new WebDigest() : Digest.portable();
  }

  @Override
  public byte[] sha256(byte[]... parts) {
    begin(script);
    for (byte[] part : parts) {
      add(script, part);
    }
    byte[] digest = new byte[BYTES];
    end(script, digest);
    return digest;
  }

  @JSBody(
      script =
          CONSTANTS
              + "var W = new Int32Array(64), H = new Int32Array(8), B = new Int8Array(64);"
              + "var filled = 0, total = 0;"
              + COMPRESS
              + ADD
              + END
              + "function begin() { H.set(START); filled = 0; total = 0; }"
              + "return { begin: begin, add: add, end: end };")
  private static native JSObject script();

  @JSBody(params = "script", script = "script.begin();")
  private static native void begin(JSObject script);

  @JSBody(
      params = {"script", "part"},
      script = "script.add(part);")
  private static native void add(JSObject script, @JSByRef(optional = true) byte[] part);

  @JSBody(
      params = {"script", "digest"},
      script = "script.end(digest);")
  private static native void end(JSObject script, @JSByRef(optional = true) byte[] digest);
}
