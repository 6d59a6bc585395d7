import { useSpeech } from "~/i18n/locale-context";
import { CodeSample } from "~/ui/code-sample";
import { Notice } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { Cards } from "../queries/cards.server";

export interface CardsStateProps {
  readonly cards: Cards;
  readonly organisation: string;
  /** Where Stripe calls us. */
  readonly hookUrl: string;
}

/** Whether cards are on, and otherwise exactly what there is to set, and who sets it. */
export function CardsState({ cards, organisation, hookUrl }: CardsStateProps) {
  const { t } = useSpeech();
  return (
    <Section id="cards" title={t("selling.cards")}>
      {cards.on ? (
        <Notice tone="success">
          <p>
            {cards.stripeAccount === null
              ? t("selling.cardsOn")
              : t("selling.cardsConnected", { account: cards.stripeAccount })}
          </p>
        </Notice>
      ) : (
        <>
          <Notice title={t("selling.cardsOff")}>
            {cards.why === "no-key" ? (
              <>
                <p>{t("selling.cardsNoKey")}</p>
                <ul>
                  <li>
                    <code>STRIPE_SECRET_KEY</code>, {t("selling.keySetting")}
                  </li>
                  <li>
                    <code>STRIPE_WEBHOOK_SECRET</code>, {t("selling.secretSetting")}
                  </li>
                </ul>
              </>
            ) : (
              <p>{t("selling.cardsNoAccount")}</p>
            )}
          </Notice>
          {cards.why === "no-account" && (
            <CodeSample
              label={t("selling.cards")}
              code={`npm run organisation -- --slug ${organisation} --stripe-account acct_…`}
            />
          )}
        </>
      )}
      {(cards.on || cards.why === "no-key") && (
        <p className="form-hint">
          {t("selling.hookAddress")} <code className="address">{hookUrl}</code>
        </p>
      )}
    </Section>
  );
}
