import { useSpeech } from "~/i18n/locale-context";
import { CodeSample } from "~/ui/code-sample";
import { Notice, type Tone } from "~/ui/notice";
import { Section } from "~/ui/section";
import type { RecordCheck } from "../domain/mail-records";

const tones: Record<RecordCheck["verdict"], Tone> = {
  good: "success",
  advice: "warning",
  wrong: "danger",
  unknown: "info",
};

/** What was found in the DNS, what is wrong with it, and the record to write instead. */
export function RecordChecks({ checks }: { checks: readonly RecordCheck[] }) {
  const { t } = useSpeech();
  return checks.map(({ kind, name, verdict, findings, found, wanted }) => (
    <Section key={kind} id={kind} title={t(`mailCheck.${kind}`)} lead={t(`mailCheck.${kind}-lead`)}>
      <Notice tone={tones[verdict]} title={t(`mailCheck.verdict-${verdict}`)}>
        {findings.map(({ code, params }) => (
          <p key={code}>{t(`mailCheck.${code}`, params as never)}</p>
        ))}
      </Notice>
      {name !== null && found.length > 0 && (
        <CodeSample label={t("mailCheck.found", { name })} code={found.join("\n")} />
      )}
      {name !== null && wanted !== null && (
        <CodeSample
          label={t(found.length > 0 ? "mailCheck.instead" : "mailCheck.add", { name })}
          code={wanted}
        />
      )}
    </Section>
  ));
}
