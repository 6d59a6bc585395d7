import { nearestHue } from "~/ui/hues";
import { coverHeight, coverPattern, coverWidth } from "./cover-pattern";

export interface EventCoverProps {
  /** What the pattern is drawn from; the event's slug. */
  readonly id: string;
  /** The organisation's hue, 0–360. */
  readonly hue: number;
}

/** A quiet generated picture for an event, in its organisation's colour. Decoration: it says nothing. */
export function EventCover({ id, hue }: EventCoverProps) {
  return (
    <svg
      className="cover"
      data-hue={nearestHue(hue)}
      viewBox={`0 0 ${coverWidth} ${coverHeight}`}
      preserveAspectRatio="xMidYMid slice"
      aria-hidden="true"
      focusable="false"
    >
      {coverPattern(id).shapes.map(({ ink, d, dots }, index) => (
        <path
          key={index}
          className={`cover-${ink}${dots ? " cover-dots" : ""}`}
          d={d}
          strokeWidth={dots}
        />
      ))}
    </svg>
  );
}
