import { useSpeech } from "~/i18n/locale-context";
import { locales } from "~/kernel/locales";
import type { EventKind } from "~/features/events/domain/event-words";
import type { SessionKind } from "~/features/programme/domain/programme";
import { Button } from "~/ui/button";
import { Checkbox } from "~/ui/choice";
import { FieldRow, Fieldset } from "~/ui/fieldset";
import { Select } from "~/ui/text-input";
import { everybody, type FeedChoice } from "../domain/feed-choice";
import type { FeedSubject } from "../queries/feed-choices.server";

export interface FeedChooserProps {
  readonly subject: Pick<FeedSubject, "kinds" | "groups" | "of">;
  readonly choice: FeedChoice;
}

/** What is to stand in a calendar, and in which language. A form that asks for its own page: it needs no script. */
export function FeedChooser({ subject, choice }: FeedChooserProps) {
  const { t } = useSpeech();
  const { kinds, groups, of } = subject;
  return (
    <form method="get" className="fields">
      <FieldRow>
        {groups.length > 0 && (
          <Select
            name="group"
            label={t("feeds.group")}
            defaultValue={choice.group ?? everybody}
            options={[
              { value: everybody, label: t("feeds.everybody") },
              ...groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
        <Select
          name="language"
          label={t("feeds.language")}
          size="medium"
          defaultValue={choice.language}
          options={locales.map((locale) => ({
            value: locale,
            label: t(`eventPage.language-${locale}`),
          }))}
        />
      </FieldRow>
      {kinds.length > 1 && (
        <Fieldset legend={t("feeds.kinds")} lead={t("feeds.kindsLead")} className="feed-kinds">
          {kinds.map((kind) => (
            <Checkbox
              key={kind}
              id={`field-kind-${kind}`}
              name="kind"
              value={kind}
              label={
                of === "events"
                  ? t(`eventView.kind-${kind as EventKind}`)
                  : t(`eventView.session-${kind as SessionKind}`)
              }
              defaultChecked={choice.kinds.includes(kind)}
            />
          ))}
        </Fieldset>
      )}
      <div>
        <Button look="quiet">{t("feeds.show")}</Button>
      </div>
    </form>
  );
}
