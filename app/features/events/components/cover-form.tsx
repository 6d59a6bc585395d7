import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { ErrorSummary } from "~/ui/error-summary";
import { FileInput } from "~/ui/file-input";
import type { Fields } from "~/ui/form-fields";
import { Island } from "~/ui/island";
import { Section } from "~/ui/section";
import { Select, TextInput } from "~/ui/text-input";
import type { EventCard } from "../domain/event-card";
import { coverFocuses } from "../domain/file-words";
import { EventCover } from "./event-cover";

export interface CoverFormProps {
  readonly event: EventCard;
  readonly fields: Fields;
  /** Where the form is sent to. */
  readonly action: string;
}

/** An event's picture as it is, and the form that gives it another, describes it or takes it away. */
export function CoverForm({ event, fields, action }: CoverFormProps) {
  const { t } = useSpeech();
  const { cover, organisation } = event;
  return (
    <Section title={t("files.cover")} id="cover" lead={t("files.coverLead")}>
      <div className="cover-editor">
        <div className="cover-preview">
          <EventCover id={event.slug} hue={organisation.hue} cover={cover} />
        </div>
        <div className="organise-form">
          <form method="post" action={action} encType="multipart/form-data" noValidate>
            <ErrorSummary errors={fields.errors} />
            <FileInput
              {...withoutDefault(fields.field("cover"))}
              label={t(cover ? "files.replaceCover" : "files.chooseCover")}
              hint={t("files.coverHint")}
              accept=".jpg,.jpeg,.png,.webp,.avif,image/jpeg,image/png,image/webp,image/avif"
              {...(cover ? { optional: true } : {})}
            />
            <TextInput
              {...fields.field("alt")}
              label={t("files.alt")}
              hint={t("files.altHint")}
              maxLength={200}
            />
            <Select
              {...fields.field("focus")}
              label={t("files.focus")}
              hint={t("files.focusHint")}
              size="medium"
              options={coverFocuses.map((focus) => ({
                value: focus,
                label: t(`files.focus-${focus}`),
              }))}
            />
            <Button name="intent" value="set-cover">
              {t(cover ? "files.saveCover" : "files.setCover")}
            </Button>
            <Island name="submit-once" />
          </form>
          {cover && (
            <form method="post" action={action} className="cover-remove">
              <Button name="intent" value="remove-cover" look="quiet" small icon="remove">
                {t("files.removeCover")}
              </Button>
            </form>
          )}
        </div>
      </div>
    </Section>
  );
}

/** A file field has no value to begin with: browsers keep none. */
function withoutDefault({ name, error }: ReturnType<Fields["field"]>) {
  return { name, ...(error === undefined ? {} : { error }) };
}
