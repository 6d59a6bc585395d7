/**
 * The mark: two rings that meet, the point they share filled in. A get-together, and a hit.
 */
export function Mark({ size = 28 }: { size?: number }) {
  return (
    <svg
      className="mark"
      width={size}
      height={size}
      viewBox="0 0 28 28"
      aria-hidden="true"
      focusable="false"
    >
      <circle className="mark-ring" cx="10" cy="14" r="8" />
      <circle className="mark-ring" cx="18" cy="14" r="8" />
      <path className="mark-hit" d="M14 7.07a8 8 0 0 1 0 13.86a8 8 0 0 1 0-13.86z" />
    </svg>
  );
}

/** The mark with its name. */
export function Wordmark() {
  return (
    <span className="wordmark">
      <Mark />
      Treff
    </span>
  );
}
