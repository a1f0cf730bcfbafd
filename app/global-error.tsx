"use client";
import { Notice } from "@/components/shell/notice";
import { MessagesProvider } from "@/components/ui/messages-provider";
import "./tokens.css";
import "./base.css";

/** Shown when the layout itself failed, and so brings a page of its own. */
export default function GlobalError({ reset }: { reset: () => void }) {
  return (
    <html lang="en">
      <body>
        <MessagesProvider>
          <Notice kind="broken" onRetry={reset} />
        </MessagesProvider>
      </body>
    </html>
  );
}
