package org.korudelta.conformance.scenarios;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.korudelta.KoruDelta;
import org.korudelta.WriteOptions;
import org.korudelta.causal.Operation;
import org.korudelta.causal.Version;
import org.korudelta.causal.VersionId;
import org.korudelta.causal.VersionIds;
import org.korudelta.causal.VersionRecord;
import org.korudelta.conformance.Context;
import org.korudelta.conformance.Scenario;
import org.korudelta.conformance.WallClock;
import org.korudelta.error.ErrorCode;
import org.korudelta.hash.Digest;
import org.korudelta.json.JsonObject;
import org.korudelta.runtime.Promise;
import org.korudelta.text.Hex;
import org.korudelta.text.Utf8;

/** V4 and V5: names of contents and versions, and null against delete. */
final class IdScenarios {
  private static final String ABC_DIGEST =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
  private static final String CONTENT_ID =
      "8d864ec2aba5e19a7c393936eb6be794cb705c0b2fc73837dfb11d8bad595209";
  private static final String FIRST_ID =
      "d341085ceadadb19ffdd5d28bff516b6b4b0f191979c1b79222bb49c37c0f3f2";
  private static final String SECOND_ID =
      "41179b8c06e966b0274fa388537edabcfab6c14a3e0220774472f17d0791f30f";

  private IdScenarios() {}

  static List<Scenario> all() {
    return List.of(
        Scenario.of("V4.digest_vectors", IdScenarios::digestVectors),
        Scenario.of("V4.version_id_vector", IdScenarios::versionIdVector),
        Databases.scenario("V4.scripted_versions", IdScenarios::scriptedVersions),
        Databases.scenario("V4.equal_content_equal_id", IdScenarios::equalContent),
        Databases.scenario("V5.null_is_a_value", IdScenarios::nullIsAValue));
  }

  /** FIPS 180-4 examples, and lengths around the block size. */
  private static Promise<@Nullable Void> digestVectors(Context c) {
    Digest digest = Digest.portable();
    c.observe("abc", digest.sha256(Utf8.encode("abc")));
    c.expectEqual("abc", ABC_DIGEST, Hex.encode(digest.sha256(Utf8.encode("abc"))));
    c.observe("empty", digest.sha256());
    for (int length : new int[] {55, 56, 63, 64, 65, 119, 1_000}) {
      c.observe(
          "length " + length, digest.sha256(new byte[length / 2], new byte[length - length / 2]));
    }
    return c.runtime().completed(null);
  }

  /** A version whose every field is given, and one that replaced it. */
  private static Promise<@Nullable Void> versionIdVector(Context c) {
    VersionIds ids = new VersionIds(Digest.portable());
    VersionRecord first = named(ids, Optional.empty(), 0);
    VersionRecord second = named(ids, Optional.of(first.id()), 1);
    c.observe("content", first.contentId().hex());
    c.observe("first", first.id().hex());
    c.observe("second", second.id().hex());
    c.expectEqual("content id", CONTENT_ID, first.contentId().hex());
    c.expectEqual("first id", FIRST_ID, first.id().hex());
    c.expectEqual("second id", SECOND_ID, second.id().hex());
    ids.verify(first);
    ids.verify(second);
    c.thrown(ErrorCode.CORRUPTION, () -> ids.verify(first.withId(second.id())));
    return c.runtime().completed(null);
  }

  private static VersionRecord named(VersionIds ids, Optional<VersionId> parent, int ordinal) {
    byte[] content = Utf8.encode("{\"name\":\"Alice\"}");
    VersionRecord unnamed =
        new VersionRecord(
            VersionId.of(new byte[VersionId.BYTES]),
            parent,
            List.of(),
            "users",
            "alice",
            Operation.PUT,
            ids.contentId(Operation.PUT, content),
            content,
            WallClock.START_NANOS,
            ordinal,
            VersionRecord.NEVER,
            0,
            new byte[0],
            new byte[VersionRecord.SALT_BYTES]);
    return unnamed.withId(ids.versionId(unnamed));
  }

  private static Promise<@Nullable Void> scriptedVersions(Context c, KoruDelta db) {
    JsonObject metadata = (JsonObject) Databases.json("{\"by\":\"tests\",\"at\":1}");
    return db.put("users", "alice", Databases.json("{\"name\":\"Alice\"}"))
        .then(
            first -> {
              Databases.observe(c, "first", first);
              WriteOptions options =
                  WriteOptions.NONE.causedBy(List.of(first.id())).withMetadata(metadata);
              return db.put("users", "alice", Databases.json("null"), options);
            })
        .then(
            second -> {
              Databases.observe(c, "second", second);
              return db.delete("users", "alice");
            })
        .map(third -> Databases.observe(c, "third", third));
  }

  private static Promise<@Nullable Void> equalContent(Context c, KoruDelta db) {
    return Databases.put(c, db, "key", "\"a\"", "\"b\"", "\"a\"", "\"b\"", "\"a\"")
        .then(
            versions ->
                db.put("elsewhere", "other", Databases.json(" \"a\" "))
                    .map(
                        other -> {
                          List<Version> all = new ArrayList<>(versions);
                          all.add(other);
                          return observeSharing(c, all);
                        }));
  }

  private static @Nullable Void observeSharing(Context c, List<Version> versions) {
    c.observe("contents", versions.stream().map(Version::contentId).distinct().count());
    c.observe("version ids", versions.stream().map(Version::id).distinct().count());
    return c.observe("content ids", versions.stream().map(v -> v.contentId().hex()).toList());
  }

  private static Promise<@Nullable Void> nullIsAValue(Context c, KoruDelta db) {
    return Databases.put(c, db, "key", "1", "null")
        .then(
            versions -> {
              Databases.observe(c, "null", versions.get(1));
              return db.contains(Databases.SPACE, "key");
            })
        .then(
            contained -> {
              c.observe("null is contained", contained);
              return db.delete(Databases.SPACE, "key");
            })
        .then(
            tombstone -> {
              Databases.observe(c, "delete", tombstone);
              c.observe("tombstone", tombstone.tombstone());
              return db.contains(Databases.SPACE, "key");
            })
        .map(contained -> c.observe("deleted is contained", contained));
  }
}
