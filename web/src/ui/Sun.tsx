/** The mark of the platform: a sun above the line. */
export function Sun({ size = 24 }: { size?: number }) {
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <path d="M6 22a10 10 0 0 1 20 0z" fill="#e8a33d" />
      <path
        d="M4 25.5h24M16 5.5v3.2M6.9 9.3l2.2 2.2M25.1 9.3l-2.2 2.2"
        stroke="#e8a33d"
        strokeWidth="2.4"
        strokeLinecap="round"
        fill="none"
      />
    </svg>
  )
}
