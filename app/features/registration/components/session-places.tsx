import { useSpeech } from "~/i18n/locale-context";
import type { FormState } from "~/kernel/form-state";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { useFields } from "~/ui/form-fields";
import { SeatGauge } from "~/ui/seat-gauge";
import { Section } from "~/ui/section";
import { TextInput } from "~/ui/text-input";

/** How many places a session has that one signs up for: kept at once, whatever waits to be published. */
export function SessionPlaces({
  places,
  form,
}: {
  readonly places: { readonly size: number | null; readonly taken: number };
  readonly form: FormState | undefined;
}) {
  const { t } = useSpeech();
  const { field, errors } = useFields(
    form,
    { places: places.size === null ? "" : String(places.size) },
    () => t("offer.places"),
  );
  return (
    <Section
      title={t("offer.sessionPlacesTitle")}
      id="places"
      lead={t("offer.sessionPlacesLead")}
      actions={<SeatGauge taken={places.taken} capacity={places.size} />}
    >
      <form method="post" className="fields" noValidate>
        <ErrorSummary errors={errors} />
        <TextInput
          {...field("places")}
          label={t("offer.places")}
          hint={t("offer.sessionPlacesHint")}
          inputMode="numeric"
          size="short"
          optional
        />
        <div>
          <Button name="intent" value="places" look="quiet">
            {t("common.save")}
          </Button>
        </div>
      </form>
    </Section>
  );
}
