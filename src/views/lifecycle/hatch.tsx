/** What fills a bar that is good only by itself; `Hatch` says what it is, once in the page. */
export const HATCH = 'url(#tl-hatch)';

export const Hatch = () => (
  <svg width="0" height="0" class="tl-defs" aria-hidden="true">
    <defs>
      <pattern id="tl-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <path d="M0 0V6" class="hatch" />
      </pattern>
    </defs>
  </svg>
);
