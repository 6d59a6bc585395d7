import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { FieldRow } from "~/ui/fieldset";
import { Select } from "~/ui/text-input";

export interface LetterExampleProps {
  readonly events: readonly { readonly slug: string; readonly title: string }[];
  readonly seats: readonly { readonly id: string; readonly name: string }[];
  readonly example: { readonly eventSlug: string; readonly seatId: string } | null;
  /** What the page's address says beside the example. */
  readonly keep: Readonly<Record<string, string>>;
}

/** Chooses whose registration a letter is shown with. */
export function LetterExample({ events, seats, example, keep }: LetterExampleProps) {
  const { t } = useSpeech();
  if (!example) return <p>{t("letters.previewInvented")}</p>;
  return (
    <form method="get" className="fields letter-example">
      {Object.entries(keep).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <p className="quiet">{t("letters.previewLead")}</p>
      <FieldRow>
        <Select
          name="about"
          label={t("letters.example")}
          defaultValue={example.eventSlug}
          options={events.map(({ slug, title }) => ({ value: slug, label: title }))}
        />
        <Select
          name="seat"
          label={t("letters.exampleSeat")}
          defaultValue={example.seatId}
          options={seats.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </FieldRow>
      <div>
        <Button look="quiet">{t("letters.showExample")}</Button>
      </div>
    </form>
  );
}
