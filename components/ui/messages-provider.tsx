"use client";
import { IntlProvider } from "use-intl";
import english from "@/messages/en.json";

/** Dates are in UTC on the server and in the first paint, so that both agree. */
export function MessagesProvider({ children }: { children: React.ReactNode }) {
  return (
    <IntlProvider locale="en" messages={english} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
