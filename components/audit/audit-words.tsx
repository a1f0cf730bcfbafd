"use client";
import words from "@/messages/en-audit.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the audit log. */
export const AuditWords = wordsBeside(words);
