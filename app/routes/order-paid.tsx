import {
  data,
  redirect,
  type HeadersFunction,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readCheckout } from "~/features/payments/commands/read-checkout.server";
import { orderPayables } from "~/features/registration/commands/order-payables.server";
import { PayingNotice } from "~/features/registration/components/pay-order";
import { orderPayment } from "~/features/registration/queries/order-payment.server";
import {
  isEndedLink,
  orderByToken,
} from "~/features/registration/queries/registration-by-token.server";
import { useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { ButtonLink } from "~/ui/button";
import { Notice } from "~/ui/notice";
import { Page } from "~/ui/page";

/** How often the page looks again by itself, and how many seconds it waits before each. */
const looks = 6;
const pause = 3;

/**
 * Where the payment page leads back to. Stripe is asked, because its event may still be on its way; what is paid leads
 * on to the registration. What is not known yet is looked at again, without a script.
 */
export async function loader({ request, params, context: { world, locale } }: LoaderFunctionArgs) {
  const token = found(params["token"]);
  const opened = await orderByToken(world, token);
  if (!opened)
    throw new Response(null, { status: (await isEndedLink(world, token, "order")) ? 410 : 404 });
  const said = await readCheckout(world, orderPayables, opened.id);
  const payment = found(await orderPayment(world, token));
  const { kind } = payment.paying;
  if (kind === "paid") throw redirect(paths.ordered(payment.home, "paid"), 303);
  if (kind === "payable" && said === "none")
    throw redirect(paths.payOrder(token, { back: 1 }), 303);
  const seen = seenIn(request.url);
  const isOpen = kind === "payable";
  const again = isOpen && seen < looks;
  return data(
    {
      payment,
      isOpen,
      seen,
      mayLook: paths.orderPaid(token, { seen: looks }),
      title: `${speechOf(locale).t("pay.title")}: ${payment.event.title}`,
    },
    again
      ? { headers: { Refresh: `${pause};url=${paths.orderPaid(token, { seen: seen + 1 })}` } }
      : {},
  );
}

function seenIn(url: string): number {
  const seen = Number(new URL(url).searchParams.get("seen") ?? 0);
  return Number.isInteger(seen) && seen > 0 ? Math.min(seen, looks) : 0;
}

/** A header and not an element of the page: it is read by no assistive technology, and the page stands without it. */
export const headers: HeadersFunction = ({ loaderHeaders }) => {
  const refresh = loaderHeaders.get("Refresh");
  return refresh === null ? {} : { Refresh: refresh };
};

export const meta: MetaFunction<typeof loader> = ({ data: page }) => [
  { title: page?.title ?? "" },
  { name: "robots", content: "noindex" },
];

export default function OrderPaid() {
  const { payment, isOpen, seen, mayLook } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  const { event } = payment;
  return (
    <Page title={t("pay.title")} kicker={event.title} hue={event.organisation.hue}>
      {isOpen ? (
        <>
          <Notice title={t("pay.checkingTitle")} live>
            <p>{t(seen < looks ? "pay.checkingText" : "pay.checkingLong")}</p>
          </Notice>
          <div className="pay-on">
            <ButtonLink look="quiet" href={mayLook}>
              {t("pay.lookAgain")}
            </ButtonLink>
            {seen >= looks && (
              <ButtonLink look="plain" href={paths.payOrder(payment.token)}>
                {t("pay.goPay")}
              </ButtonLink>
            )}
          </div>
        </>
      ) : (
        <PayingNotice payment={payment} />
      )}
    </Page>
  );
}
