import { Notice } from "./notice";

/** One sentence about what was just done, read out at once; nothing when there is none. */
export function DoneNotice({ sentence }: { sentence: string | undefined }) {
  return sentence ? (
    <Notice tone="success" live>
      {sentence}
    </Notice>
  ) : null;
}
