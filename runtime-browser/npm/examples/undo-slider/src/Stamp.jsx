export const BLANK = { country: 'Norge', price: '15', motif: 'Mountain', colour: 205, tilt: -3 };

export const MOTIFS = {
  Mountain: (
    <>
      <circle cx="222" cy="104" r="26" className="light" />
      <path d="M20 300 L118 128 L164 206 L196 160 L280 300 Z" className="dark" />
      <path d="M118 128 L92 174 L112 164 L124 184 L138 162 Z" className="light" />
    </>
  ),
  Sail: (
    <>
      <path d="M146 84 L146 232 L64 232 Z M158 108 Q226 160 232 232 L158 232 Z" className="light" />
      <path d="M48 246 L252 246 Q236 284 204 284 L96 284 Q64 284 48 246 Z" className="dark" />
    </>
  ),
  Moon: (
    <>
      <path d="M184 90 A84 84 0 1 0 232 222 A72 72 0 1 1 184 90 Z" className="light" />
      <path d="M20 300 L20 266 Q82 236 150 264 T280 258 L280 300 Z" className="dark" />
    </>
  ),
};

/** The holes of the edge are round dashes that a mask cuts out. */
export function Stamp({ stamp: { country, price, motif, colour, tilt } }) {
  return (
    <svg
      viewBox="-30 -30 360 440" role="img" style={{ '--hue': colour, '--tilt': `${tilt}deg` }}
      aria-label={`Stamp of ${country || 'nowhere'}, ${price || 'no price'}: ${motif.toLowerCase()}`}>
      <mask id="edge">
        <rect x="0" y="0" width="300" height="380" className="holes" />
      </mask>
      <g className="stamp">
        <rect x="0" y="0" width="300" height="380" className="paper" mask="url(#edge)" />
        <rect x="20" y="20" width="260" height="280" className="sky" />
        {MOTIFS[motif]}
        <text x="20" y="345" className="country">{country}</text>
        <text x="280" y="350" className="price">{price}</text>
      </g>
    </svg>
  );
}
