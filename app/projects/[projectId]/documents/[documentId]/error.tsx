"use client";
import { NotOpened } from "@/components/reader/not-opened";

export default function DocumentError({ retry, reset }: { retry?: () => void; reset: () => void }) {
  return <NotOpened onRetry={retry ?? reset} />;
}
