/** What a picture keeps when it is cropped to a place of another shape. */
export const coverFocuses = ["centre", "top", "bottom", "left", "right"] as const;
export type CoverFocus = (typeof coverFocuses)[number];

/** Who may have a document: whoever sees the event, or those who have a place. */
export const fileAudiences = ["everyone", "attendees"] as const;
export type FileAudience = (typeof fileAudiences)[number];

/** How many documents an event may have. */
export const documentsAtMost = 20;

const mebibyte = 1024 * 1024;

/** How large a picture or a document may be, in bytes. */
export const fileLimits = { cover: 10 * mebibyte, document: 20 * mebibyte } as const;

/** The picture somebody chose for an event, as a page shows it: never its bytes. */
export interface CoverCard {
  readonly id: string;
  /** The beginning of its SHA-256, in its address: another picture has another address. */
  readonly hash: string;
  /** Of its largest rendition, in pixels. */
  readonly width: number;
  readonly height: number;
  readonly alt: string;
  readonly focus: CoverFocus;
}

/** A document of an event, as a page lists it: never its bytes. */
export interface DocumentLine {
  readonly id: string;
  readonly hash: string;
  readonly title: string;
  readonly fileName: string;
  /** Bytes. */
  readonly size: number;
  readonly audience: FileAudience;
}

/** The part of a file's SHA-256 that stands in its address. */
export function addressHash(sha256: Uint8Array): string {
  return Array.from(sha256.subarray(0, 6), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** The longest side of each rendition of a cover, in pixels. */
export const coverSides = { large: 1600, small: 800, jpeg: 1200 } as const;

/** How wide a rendition is whose longest side is `side`, of a picture that is `width` × `height`. */
export function renditionWidth({ width, height }: { width: number; height: number }, side: number) {
  return Math.max(1, Math.round(width * Math.min(1, side / Math.max(width, height))));
}

/** What a file is called at the end of its address: its hash, then a name for those who read addresses. */
export function addressName({ hash, fileName }: { hash: string; fileName: string }): string {
  const dot = fileName.lastIndexOf(".");
  const stem = (dot > 0 ? fileName.slice(0, dot) : fileName)
    .toLowerCase()
    .replace(/[æä]/g, "a")
    .replace(/[øö]/g, "o")
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "")
    .slice(0, 60);
  const extension =
    dot > 0
      ? fileName
          .slice(dot + 1)
          .toLowerCase()
          .replace(/[^a-z0-9]/g, "")
      : "";
  return [stem ? `${hash}-${stem}` : hash, extension].filter(Boolean).join(".");
}
