import { useSpeech } from "~/i18n/locale-context";
import { Button } from "~/ui/button";
import { Details } from "~/ui/details";
import { Notice } from "~/ui/notice";
import { TextArea, TextInput } from "~/ui/text-input";
import type { PastedPeople } from "../domain/pasted-people";
import type { Filling } from "./register-filling";

/** How a company gets more rows: one, oneself, a pasted list, several without names. */
export function RegisterRows({
  filling: { fields },
  pasted,
}: {
  filling: Filling;
  pasted: PastedPeople | null;
}) {
  const { t } = useSpeech();
  const list = fields.field("list");
  return (
    <div className="only-company register-rows">
      <div className="button-row">
        <Button look="quiet" icon="add" name="intent" value="add-seat" formNoValidate>
          {t("register.addSeat")}
        </Button>
        <Button look="quiet" icon="person" name="intent" value="me-too" formNoValidate>
          {t("register.meToo")}
        </Button>
      </div>
      {pasted && <Pasted pasted={pasted} />}
      <Details summary={t("registerForm.paste")} open={list.defaultValue !== ""}>
        <div className="fields">
          <TextArea
            {...list}
            label={t("registerForm.pasteField")}
            hint={t("registerForm.pasteHint")}
            spellCheck={false}
            rows={6}
          />
          <Button look="quiet" icon="people" name="intent" value="paste" formNoValidate>
            {t("registerForm.pasteAdd")}
          </Button>
        </div>
      </Details>
      <Details summary={t("registerForm.addMore")}>
        <div className="code-line">
          <TextInput
            {...fields.field("more")}
            label={t("registerForm.howMany")}
            inputMode="numeric"
            autoComplete="off"
            size="short"
          />
          <Button look="quiet" name="intent" value="add-seats" formNoValidate>
            {t("registerForm.addThem")}
          </Button>
        </div>
      </Details>
    </div>
  );
}

/** What became of a pasted list, line by line. */
/** Lines that are told one by one; all that could not be read stand in the field. */
const mostUnread = 60;

function Pasted({ pasted: { people, unread, leftOver } }: { pasted: PastedPeople }) {
  const { t } = useSpeech();
  const count = people.length;
  const isWhole = unread.length === 0 && leftOver.length === 0;
  return (
    <Notice
      tone={isWhole ? "success" : "warning"}
      title={count === 0 ? t("registerForm.pastedNone") : t("registerForm.pasted", { count })}
      live
    >
      {unread.length > 0 && <p>{t("registerForm.unread", { count: unread.length })}</p>}
      {!isWhole && (
        <ul className="unread-lines">
          {unread.slice(0, mostUnread).map(({ line, text, reason }) => (
            <li key={`${line}${text}`}>{t(`registerForm.unread-${reason}`, { line, text })}</li>
          ))}
          {leftOver.map(({ line, text }) => (
            <li key={`${line}${text}`}>{t("registerForm.leftOver", { line, text })}</li>
          ))}
        </ul>
      )}
    </Notice>
  );
}
