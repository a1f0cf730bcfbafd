"use client";
import { UnsentWrites } from "@/components/reader/context/unsent-writes";
import { SignedInTasksProvider } from "@/components/shell/signed-in-tasks";
import { MessagesProvider } from "@/components/ui/messages-provider";
import { Toasts } from "@/components/ui/toast";

/** The context of every page. Writes that a text's page could not send are sent from any page. */
export function Providers({ children }: { children: React.ReactNode }) {
  return (
    <MessagesProvider>
      <SignedInTasksProvider task={UnsentWrites}>
        <Toasts>{children}</Toasts>
      </SignedInTasksProvider>
    </MessagesProvider>
  );
}
