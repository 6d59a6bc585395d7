import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Select } from "~/ui/text-input";

export interface EmbedChooserProps {
  readonly action: string;
  readonly events: readonly { readonly slug: string; readonly title: string }[];
  readonly chosen: { readonly event: string; readonly limit: number; readonly language: string };
}

const limits = [3, 5, 10, 20, 50];

/** What is to be shown elsewhere, how much of it, and in which language. */
export function EmbedChooser({ action, events, chosen }: EmbedChooserProps) {
  const { t, format } = useSpeech();
  const counts = limits.includes(chosen.limit)
    ? limits
    : [...limits, chosen.limit].toSorted((a, b) => a - b);
  return (
    <form method="get" action={action} className="embed-chooser">
      <Select
        name="event"
        label={t("embed.what")}
        defaultValue={chosen.event}
        options={[
          { value: "", label: t("embed.theList") },
          ...events.map(({ slug, title }) => ({ value: slug, label: title })),
        ]}
      />
      <Select
        name="limit"
        label={t("embed.limit")}
        defaultValue={String(chosen.limit)}
        options={counts.map((count) => ({ value: String(count), label: format.number(count) }))}
      />
      <Select
        name="language"
        label={t("embed.language")}
        defaultValue={chosen.language}
        options={[
          { value: "", label: t("embed.visitorsLanguage") },
          { value: "nb", label: "Norsk" },
          { value: "sv", label: "Svenska" },
          { value: "en", label: "English" },
        ]}
      />
      <Button look="quiet" icon="eye">
        {t("embed.show")}
      </Button>
    </form>
  );
}
