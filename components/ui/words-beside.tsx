"use client";
import { useMemo } from "react";
import { IntlProvider, useMessages } from "use-intl";

/** A provider of words that only some pages fetch, beside those of whatever surrounds it. */
export function wordsBeside(some: Readonly<Record<string, object>>) {
  return function Words({ children }: { children: React.ReactNode }) {
    const others = useMessages();
    const messages = useMemo(() => ({ ...others, ...some }), [others]);
    return (
      <IntlProvider locale="en" messages={messages} timeZone="UTC">
        {children}
      </IntlProvider>
    );
  };
}
