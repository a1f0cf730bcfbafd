"use client";
import { IntlProvider } from "use-intl";
import { words } from "@/messages/words";

/** Dates are in UTC on the server and in the first paint, so that both agree. */
export function MessagesProvider({ children }: { children: React.ReactNode }) {
  return (
    <IntlProvider locale="en" messages={words} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
