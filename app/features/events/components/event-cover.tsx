import { paths } from "~/paths";
import { nearestHue } from "~/ui/hues";
import { coverSides, renditionWidth, type CoverCard } from "../domain/file-words";
import { coverHeight, coverPattern, coverWidth } from "./cover-pattern";

/** How wide a cover stands on its event's page, for the browser to choose a file by. */
const posterSizes = "(min-width: 56rem) 26rem, 100vw";

export interface EventCoverProps {
  /** What the pattern is drawn from; the event's slug. */
  readonly id: string;
  /** The organisation's hue, 0–360. */
  readonly hue: number;
  /** The picture its organiser chose, instead of the pattern. */
  readonly cover?: CoverCard | null;
  /** Where it stands: at the top of the event's own page, or in a line of a list. */
  readonly place?: CoverPlace;
}

type CoverPlace = "poster" | "line";

/** An event's picture, or a quiet generated one in its organisation's colour. */
export function EventCover({ id, hue, cover = null, place = "poster" }: EventCoverProps) {
  return cover ? <CoverPicture cover={cover} place={place} /> : <CoverPattern id={id} hue={hue} />;
}

/** In a list it is decoration: the line says all. On its own page it says what it shows. */
function CoverPicture({ cover, place }: { cover: CoverCard; place: CoverPlace }) {
  const { width, height, alt, focus } = cover;
  const address = (name: string) => paths.file(cover.id, `${cover.hash}-${name}`);
  const [small, large] = [renditionWidth(cover, coverSides.small), width];
  const webp = [
    `${address("small.webp")} ${small}w`,
    ...(large > small ? [`${address("large.webp")} ${large}w`] : []),
  ];
  const line = place === "line";
  return (
    <picture>
      <source
        type="image/webp"
        srcSet={line ? address("small.webp") : webp.join(", ")}
        {...(line ? {} : { sizes: posterSizes })}
      />
      <img
        className={`cover-picture cover-focus-${focus}`}
        src={address("large.jpg")}
        width={width}
        height={height}
        alt={line ? "" : alt}
        loading={line ? "lazy" : "eager"}
        decoding="async"
      />
    </picture>
  );
}

/** Decoration: it says nothing. */
function CoverPattern({ id, hue }: { id: string; hue: number }) {
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
