export interface LetterFrameProps {
  /** What a form's preview button sends its words to. */
  readonly name: string;
  readonly title: string;
  readonly src: string;
}

/** A letter as a mail program shows it, in a frame that may run nothing. */
export function LetterFrame({ name, title, src }: LetterFrameProps) {
  return (
    <iframe className="mail-frame" name={name} title={title} src={src} sandbox="allow-popups" />
  );
}
