import type { LinksFunction, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  useLocation,
  useRouteError,
  useRouteLoaderData,
} from "@remix-run/react";
import type { ReactNode } from "react";
import textFont from "@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2?url";
import { MailTroubleNotice } from "~/features/organisations/components/mail-trouble-notice";
import { mailTrouble } from "~/features/organisations/queries/mail-trouble.server";
import { DifferencesNotice } from "~/features/reports/components/differences-notice";
import { moneyTrouble } from "~/features/reports/queries/money-trouble.server";
import { isLocale } from "~/kernel/locales";
import { LocaleProvider, useSpeech } from "~/i18n/locale-context";
import { speechOf } from "~/i18n/speech";
import { frameTheme, isFramed, isPrivate, paths } from "~/paths";
import { Island } from "~/ui/island";
import { ErrorPage, explainedStatus } from "~/ui/shell/error-page";
import { SiteFooter } from "~/ui/shell/site-footer";
import { SiteHeader } from "~/ui/shell/site-header";
import styles from "~/ui/styles/treff.css?url";

interface ShellActor {
  readonly name: string;
  readonly organisations: readonly { readonly slug: string; readonly name: string }[];
}

export const links: LinksFunction = () => [
  { rel: "preload", href: textFont, as: "font", type: "font/woff2", crossOrigin: "anonymous" },
  { rel: "stylesheet", href: styles },
  { rel: "icon", href: "/favicon.svg", type: "image/svg+xml" },
  { rel: "apple-touch-icon", href: "/apple-touch-icon.png" },
  { rel: "manifest", href: "/manifest.webmanifest" },
];

/** The title of a page that brings none: the product's name, or what went wrong. */
export const meta: MetaFunction<typeof loader> = ({ data, error }) => {
  const { t } = speechOf(data?.locale ?? "nb");
  const name = t("common.appName");
  if (error === undefined) return [{ title: name }];
  return [{ title: `${t(`errorPage.title-${explainedStatus(statusOf(error))}`)} – ${name}` }];
};

export async function loader({ request, context }: LoaderFunctionArgs) {
  const { world, actor, locale, requestId, demo, staff } = context;
  const { pathname, search } = new URL(request.url);
  const site = world.settings.url;
  const [, organised] = /^\/organise\/([^/]+)/.exec(pathname) ?? [];
  const [trouble, differences] = organised
    ? await Promise.all([
        mailTrouble(world, actor, organised),
        moneyTrouble(world, actor, organised),
      ])
    : [null, 0];
  const money =
    organised && differences > 0 ? { organisation: organised, count: differences } : null;
  const mail = organised && trouble ? { organisation: organised, trouble } : null;
  return { locale, site, url: pathname + search, demo, actor: staff, requestId, mail, money };
}

/** The document around every page, error pages included. */
export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const { pathname, search } = useLocation();
  const asked = new URLSearchParams(search).get("lang");
  const framed = isFramed(pathname);
  const theme = framed ? frameTheme(search) : undefined;
  // Links of a framed page open beside: our other pages refuse to stand in a frame. Its form stays where it is.
  const failed = Boolean(useRouteError());
  const opensBeside = framed && (failed || !pathname.endsWith("/register"));
  const locale = data?.locale ?? (isLocale(asked) ? asked : "nb");
  return (
    <LocaleProvider locale={locale}>
      <html lang={locale} data-theme={theme}>
        <head>
          <meta charSet="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content={theme ?? "light dark"} />
          <meta name="theme-color" content="#fcfaf6" media="(prefers-color-scheme: light)" />
          <meta name="theme-color" content="#1a2028" media="(prefers-color-scheme: dark)" />
          {isPrivate(pathname) && <meta name="robots" content="noindex" />}
          {opensBeside && <base target="_blank" />}
          <Meta />
          <Links />
          {import.meta.env.DEV && <script type="module" src="/@vite/client" />}
        </head>
        {framed ? (
          <body className="framed">
            <main id="content">{children}</main>
            <Island name="framed" />
          </body>
        ) : (
          <body>
            <Shell actor={data?.actor ?? null} demo={data?.demo ?? false}>
              {(data?.mail ?? data?.money) && (
                <div className="page page-wide mail-trouble">
                  {data?.mail && <MailTroubleNotice {...data.mail} />}
                  {data?.money && <DifferencesNotice {...data.money} />}
                </div>
              )}
              {children}
            </Shell>
          </body>
        )}
      </html>
    </LocaleProvider>
  );
}

function Shell({
  actor,
  demo,
  children,
}: {
  actor: ShellActor | null;
  demo: boolean;
  children: ReactNode;
}) {
  const { t } = useSpeech();
  const here = useHere();
  const [only] = actor?.organisations.length === 1 ? actor.organisations : [];
  return (
    <>
      <a className="skip-link" href="#content">
        {t("common.skipToContent")}
      </a>
      <SiteHeader
        homeHref={paths.home()}
        languageHref={(locale) => paths.chooseLanguage(here, locale)}
        signInHref={paths.signIn()}
        signOutHref={paths.signOut()}
        organiseHref={paths.organise(only?.slug)}
        actor={actor}
      />
      <main id="content" tabIndex={-1}>
        {children}
      </main>
      <SiteFooter
        demoMailHref={demo ? paths.devMail() : null}
        links={[
          { href: paths.help(), label: t("ui.help") },
          { href: paths.privacy(), label: t("ui.privacy") },
          { href: paths.ownData(), label: t("privacy.ownTitle") },
          { href: paths.accessibility(), label: t("ui.accessibility") },
          { href: paths.terms(), label: t("ui.terms") },
          { href: paths.developers(), label: t("ui.developers") },
        ]}
      />
    </>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const data = useRouteLoaderData<typeof loader>("root");
  return (
    <ErrorPage
      status={statusOf(error)}
      homeHref={paths.home()}
      signInHref={paths.signIn()}
      here={useHere()}
      reference={data?.requestId ?? undefined}
    />
  );
}

function statusOf(error: unknown): number {
  return isRouteErrorResponse(error) ? error.status : 500;
}

function useHere(): string {
  const { pathname, search } = useLocation();
  return pathname + search;
}
