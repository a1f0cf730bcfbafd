"use client";
import { Notice } from "@/components/shell/notice";
import { useOutage } from "@/components/shell/use-outage";
import { MessagesProvider } from "@/components/ui/messages-provider";
import "./tokens.css";
import "./base.css";

/** Shown when the layout itself failed, so it renders a whole page. */
export default function GlobalError() {
  const again = () => window.location.reload();
  const isOutage = useOutage(again);
  return (
    <html lang="en">
      <body>
        <MessagesProvider>
          <Notice kind={isOutage ? "away" : "broken"} onRetry={again} />
        </MessagesProvider>
      </body>
    </html>
  );
}
