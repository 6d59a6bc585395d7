import { useSpeech } from "~/i18n/locale-context";
import { FactList, type Fact } from "~/ui/fact-list";
import { askedOfSeat } from "../domain/seat-choice";
import type { SeatChoices } from "../queries/seat-choices.server";

/** What somebody answered and chose, to be read: before the form is opened, and when it is over. */
export function SeatChoicesList({ choices }: { choices: SeatChoices }) {
  const { t, format } = useSpeech();
  const { offer, answers } = choices;
  const waiting = (name: string, waits: boolean) =>
    waits ? `${name} (${t("choices.waitsShort")})` : name;
  const sessions = offer.sessions.flatMap(({ id, title }) => {
    const own = choices.sessions.find((session) => session.id === id);
    return own ? [waiting(title, own.waits)] : [];
  });
  const addOns = choices.addOns.map(({ name, waits }) => waiting(name, waits));
  const facts: Fact[] = [
    ...askedOfSeat(offer, choices, answers).flatMap(({ id, label, kind }) => {
      const values = answers.find(({ question }) => question === id)?.values ?? [];
      const [first = ""] = values;
      const file = choices.files.find(({ question }) => question === id)?.fileName ?? "";
      const said =
        kind === "file"
          ? file
          : kind === "yes" && first !== ""
            ? t("choices.yes")
            : kind === "date" && first !== ""
              ? format.isoDate(first)
              : values.join(", ");
      return [{ label, value: said || t("choices.noAnswer") }];
    }),
    ...(sessions.length > 0 ? [{ label: t("choices.sessions"), value: sessions.join(", ") }] : []),
    ...(addOns.length > 0 ? [{ label: t("choices.addOns"), value: addOns.join(", ") }] : []),
  ];
  return facts.length > 0 ? <FactList facts={facts} /> : null;
}
