"use client";
import words from "@/messages/en-webhooks.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the pages about webhooks. */
export const WebhookWords = wordsBeside(words);
