import { createContext, useContext, type ReactNode } from "react";
import type { Locale } from "~/kernel/locales";
import { speechOf, type Speech } from "./speech";

export type { Speech };

const LocaleContext = createContext<Speech>(speechOf("nb"));

/** Makes everything below speak `locale`. */
export function LocaleProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  return <LocaleContext.Provider value={speechOf(locale)}>{children}</LocaleContext.Provider>;
}

/** The language of the page being shown. */
export function useSpeech(): Speech {
  return useContext(LocaleContext);
}
