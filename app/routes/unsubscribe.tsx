import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { unsubscribe } from "~/features/mail/commands/unsubscribe.server";
import { unsubscribing } from "~/features/mail/queries/unsubscribing.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { Button } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";

export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const wish = await unsubscribing(world, found(params.token));
  if (!wish) throw new Response(null, { status: 404 });
  const resumed = new URL(request.url).searchParams.get("done") === "resumed";
  return { wish, resumed, title: speechOf(locale).t("inbound.unsubscribeTitle") };
}

/**
 * A mail program's one click (RFC 8058) or the page's own buttons. Anybody with the link may post it, from wherever:
 * the link is the right to it, and no cookie is looked at.
 */
export async function action({ request, params, context: { world } }: ActionFunctionArgs) {
  const token = found(params.token);
  const form = await formOf(request);
  const oneClick = form.get("List-Unsubscribe") === "One-Click";
  const resume = form.get("intent") === "resume";
  if (!oneClick && !resume && form.get("intent") !== "end")
    throw new Response(null, { status: 400 });
  const done = await unsubscribe(world, token, resume ? "resume" : "end");
  if (!done.ok) throw new Response(null, { status: 404 });
  // To a program that is the whole answer: it follows nowhere (RFC 8058 §3.1).
  if (oneClick) return new Response(null, { status: 204 });
  return redirect(paths.unsubscribe(token, resume ? "resumed" : "ended"));
}

/** Either form that a provider may send (RFC 8058 §3.1); both are small. */
async function formOf(request: Request): Promise<FormData | URLSearchParams> {
  const type = request.headers.get("Content-Type") ?? "";
  try {
    return /^multipart\/form-data\b/i.test(type)
      ? await request.formData()
      : new URLSearchParams(await request.text());
  } catch {
    throw new Response(null, { status: 400 });
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? "" }];

export default function Unsubscribe() {
  const { wish, resumed } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { email, organisation, state } = wish;
  const words = {
    email,
    stream: t(`inbound.stream-${wish.stream}`),
    organisation: organisation?.name ?? t("inbound.goneOrganisation"),
  };
  return (
    <Page title={t("inbound.unsubscribeTitle")} width="form" hue={organisation?.accentHue}>
      {state === "subscribed" && (
        <>
          {resumed && (
            <Notice tone="success" live title={t("inbound.resumed")}>
              <p>{t("inbound.resumedText", words)}</p>
            </Notice>
          )}
          {!resumed && <p>{t("inbound.unsubscribeAsk", words)}</p>}
          <form method="post" className="fields">
            <div>
              <Button name="intent" value="end" look={resumed ? "quiet" : "primary"}>
                {t("inbound.unsubscribeButton")}
              </Button>
            </div>
          </form>
          <p className="form-note">{t("inbound.unsubscribeStill")}</p>
        </>
      )}
      {state === "ended" && (
        <>
          <Notice tone="success" live title={t("inbound.unsubscribed")}>
            <p>{t("inbound.unsubscribedText", words)}</p>
          </Notice>
          {organisation && (
            <form method="post" className="fields">
              <p>{t("inbound.resumeAsk")}</p>
              <div>
                <Button name="intent" value="resume" look="quiet">
                  {t("inbound.resumeButton")}
                </Button>
              </div>
            </form>
          )}
        </>
      )}
      {state === "stopped" && (
        <Notice title={t("inbound.unsubscribed")}>
          <p>{t("inbound.stoppedElsewhere", words)}</p>
        </Notice>
      )}
    </Page>
  );
}
