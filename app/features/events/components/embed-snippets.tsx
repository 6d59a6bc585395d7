import { useSpeech } from "~/i18n/locale-context";
import type { Locale } from "~/kernel/locales";
import { paths } from "~/paths";
import { CodeSample } from "~/ui/code-sample";
import { Section } from "~/ui/section";
import { elementSnippet, iframeSnippet, type Embedded } from "../domain/embed-snippets";

export interface EmbedSnippetsProps {
  readonly shown: Embedded;
  /** What the frame is called, for those who hear the page. */
  readonly title: string;
  /** `null` lets the page around it, or the visitor's browser, decide. */
  readonly language: Locale | null;
  /** The public address of the installation. */
  readonly url: string;
  /** The level of its headings. */
  readonly level?: 2 | 3;
}

/** What to put into a page of one's own, ready to copy, beside what it will look like. */
export function EmbedSnippets({ shown, title, language, url, level = 2 }: EmbedSnippetsProps) {
  const { t } = useSpeech();
  const lang = language ?? undefined;
  const src = addressOf(shown, lang);
  const height = shown.kind === "list" ? 640 : 460;
  return (
    <div className="embed-columns">
      <div className="embed-ways">
        <Section level={level} title={t("embed.elementTitle")} lead={t("embed.elementLead")}>
          <CodeSample
            label={t("embed.elementCode")}
            code={elementSnippet(shown, { script: url + paths.embedScript(), lang })}
          />
        </Section>
        <Section level={level} title={t("embed.iframeTitle")} lead={t("embed.iframeLead")}>
          <CodeSample
            label={t("embed.iframeCode")}
            code={iframeSnippet({ src: url + src, title, height })}
          />
        </Section>
      </div>
      <Section level={level} title={t("embed.preview")}>
        {/* A page of ours, as it is elsewhere: without a sandbox. */}
        {/* oxlint-disable-next-line react/iframe-missing-sandbox */}
        <iframe className="embed-preview" src={src} title={title} height={height} loading="lazy" />
      </Section>
    </div>
  );
}

function addressOf(shown: Embedded, lang: Locale | undefined): string {
  if (shown.kind === "event") return paths.embedEvent(shown.slug, { lang });
  const { organiser, limit } = shown;
  return paths.embedEvents({
    ...(organiser === undefined ? {} : { organiser }),
    ...(limit === undefined ? {} : { limit }),
    ...(lang === undefined ? {} : { lang }),
  });
}
