"use client";
import { IntlProvider } from "use-intl";
import english from "@/messages/en.json";

/** A provider of words that only some pages fetch, beside those that every page has. */
export function wordsBeside(some: Readonly<Record<string, object>>) {
  const messages = { ...english, ...some };
  return function Words({ children }: { children: React.ReactNode }) {
    return (
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        {children}
      </IntlProvider>
    );
  };
}
