import { useSpeech } from "~/i18n/locale-context";
import { problemText } from "~/i18n/translate";
import { Button, ButtonLink } from "~/ui/button";
import { Island } from "~/ui/island";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { MoneyAct } from "../domain/money-act";
import { shownAs, type WhatBack } from "../domain/what-back";
import { MoneyMoved } from "./money-moved";

export interface MoneyActPreviewProps {
  readonly act: MoneyAct["act"];
  readonly what: WhatBack;
  /** What somebody then has to pay back from the bank. */
  readonly byHandMinor: number;
  /** The letters it brings, as they will be sent. */
  readonly letters: readonly {
    readonly to: string;
    readonly subject: string;
    readonly text: string;
  }[];
  /** The form as it was sent: sent once more to be done. */
  readonly values: Readonly<Record<string, string>>;
  /** Whether the amounts are no longer those that were shown before. */
  readonly changed: boolean;
  readonly backHref: string;
}

/** What an organiser's act about an order's money does, in full, before it is confirmed. */
export function MoneyActPreview(props: MoneyActPreviewProps) {
  const { act, what, byHandMinor, letters, values, changed, backHref } = props;
  const { t, format } = useSpeech();
  return (
    <Section title={t(`refunds.act-${act}`)} id="preview">
      {changed && (
        <Notice tone="warning" live>
          <p>{problemText(t, { code: "money-changed" })}</p>
        </Notice>
      )}
      <MoneyMoved what={what} byHandMinor={byHandMinor} byRule={false} />
      <h3>{t("refunds.lettersTitle")}</h3>
      {letters.length === 0 && <p>{t("refunds.noLetters")}</p>}
      {letters.map(({ to, subject, text }) => (
        <article className="letter-to-come" key={`${to} ${subject}`}>
          <p>
            <strong>{subject}</strong>
            <span className="row-detail">{to}</span>
          </p>
          <div className="letter-to-come-text">{text}</div>
        </article>
      ))}
      <form method="post" className="button-row">
        {Object.entries(values)
          .filter(([name]) => name !== "intent" && name !== "shown")
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <input type="hidden" name="shown" value={shownAs(what)} />
        <Button look={act === "cancel" ? "danger" : "primary"} name="intent" value="do">
          {what.backMinor > 0
            ? t("refunds.confirmBack", { amount: format.money(what.backMinor, what.currency) })
            : t("refunds.confirm")}
        </Button>
        <ButtonLink look="quiet" icon="back" href={backHref}>
          {t("refunds.dontDo")}
        </ButtonLink>
      </form>
      <Island name="submit-once" />
    </Section>
  );
}
