import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useCallback } from "react";
import { invalidate, type Noun } from "./api-cache";

/**
 * Says that this page changed something: cached answers about it are read again, and so is what
 * the server drew of the page.
 */
export function useChanged(): (...nouns: readonly Noun[]) => void {
  const client = useQueryClient();
  const router = useRouter();
  return useCallback(
    (...nouns) => {
      invalidate(client, nouns);
      router.refresh();
    },
    [client, router],
  );
}
