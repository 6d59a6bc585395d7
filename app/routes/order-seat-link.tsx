import {
  redirect,
  type ActionFunctionArgs,
  type LoaderFunctionArgs,
  type MetaFunction,
} from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { renewLinkAsContact } from "~/features/registration/commands/renew-seat-link.server";
import { RenewSeatLink } from "~/features/registration/components/renew-seat-link";
import { orderPage } from "~/features/registration/queries/seat-page.server";
import { useSpeech } from "~/i18n/locale-context";
import { doneIn, paths } from "~/paths";
import { found } from "~/platform/http/refusals.server";
import { Page } from "~/ui/page";

/** Where a contact replaces the link of one of their seats. */
export async function loader({ request, params, context: { world } }: LoaderFunctionArgs) {
  const token = found(params["token"]);
  const order = found(await orderPage(world, token));
  const seat = found(order.seats.find(({ id }) => id === params["id"]));
  const { event } = order;
  return { token, event, name: seat.name, done: doneIn(request.url) === "link-mailed" };
}

export async function action({ params, context: { world } }: ActionFunctionArgs) {
  const [token, id] = [found(params["token"]), found(params["id"])];
  const renewed = await renewLinkAsContact(world, token, id);
  if (!renewed.ok) throw new Response(null, { status: 404 });
  return redirect(paths.orderSeatLink(token, id, "link-mailed"));
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.event.title ?? "" }];

export default function OrderSeatLink() {
  const { token, event, name, done } = useLoaderData<typeof loader>();
  const { t } = useSpeech();
  return (
    <Page
      width="text"
      title={t("choices.renewForTitle")}
      kicker={event.title}
      hue={event.organisation.hue}
    >
      <RenewSeatLink name={name} done={done} backHref={paths.order(token)} />
    </Page>
  );
}
