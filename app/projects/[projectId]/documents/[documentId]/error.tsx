"use client";
import { NotOpened } from "@/components/reader/opening";

export default function DocumentError({ retry, reset }: { retry?: () => void; reset: () => void }) {
  return <NotOpened onRetry={retry ?? reset} />;
}
