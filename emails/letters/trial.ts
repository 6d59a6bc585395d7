import type { Speech } from "~/i18n/speech";
import type { LetterFacts } from "../letter-facts";
import type { Letter } from "../letter-model";

/** A letter as somebody will get it, said to be a test. */
export function trial({ letter }: LetterFacts["trial"], { t }: Speech): Letter {
  return {
    ...letter,
    subject: t("mail.trialSubject", { subject: letter.subject }),
    blocks: [{ type: "small", text: t("mail.trialNote") }, ...letter.blocks],
  };
}
