/** One of icon-paths. Decorative: what it stands beside, or its button, says it in words. `size` in px. */
export const Icon = ({ path, size = 16 }: { path: string; size?: 12 | 14 | 16 }) => (
  <svg class={`i i-${size}`} viewBox="0 0 16 16" aria-hidden="true">
    <path d={path} />
  </svg>
);
