/** Plain text as paragraphs: a blank line begins a new one, a line break stays one. */
export function Paragraphs({ text }: { text: string }) {
  return (
    <div className="prose">
      {text.split(/\n{2,}/).map((paragraph, place) => (
        <p key={place}>
          {paragraph.split("\n").map((line, number) => (
            <span key={number}>
              {number > 0 && <br />}
              {line}
            </span>
          ))}
        </p>
      ))}
    </div>
  );
}
