"use client";
import { IntlProvider } from "use-intl";
import english from "@/messages/en.json";
import relations from "@/messages/en-relations.json";

const messages = { ...english, ...relations };

/** Gives what is inside the words of relations, which no page fetches before it needs them. */
export function RelationWords({ children }: { children: React.ReactNode }) {
  return (
    <IntlProvider locale="en" messages={messages} timeZone="UTC">
      {children}
    </IntlProvider>
  );
}
