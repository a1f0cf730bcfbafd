"use client";
import { QueryClientProvider } from "@tanstack/react-query";
import { useState } from "react";
import { createQueryClient } from "@/components/live/api-cache";
import { UnsentWrites } from "@/components/reader/context/unsent-writes";
import { SignedInTasksProvider } from "@/components/shell/signed-in-tasks";
import { leaveKeysToComposition } from "@/components/ui/composition";
import { MessagesProvider } from "@/components/ui/messages-provider";
import { Toasts } from "@/components/ui/toast";

if (typeof window !== "undefined") leaveKeysToComposition();

/** The context of every page. Writes that a text's page could not send are sent from any page. */
export function Providers({ children }: { children: React.ReactNode }) {
  const [client] = useState(createQueryClient);
  return (
    <MessagesProvider>
      <QueryClientProvider client={client}>
        <SignedInTasksProvider task={UnsentWrites}>
          <Toasts>{children}</Toasts>
        </SignedInTasksProvider>
      </QueryClientProvider>
    </MessagesProvider>
  );
}
