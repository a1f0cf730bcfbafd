"use client";
import words from "@/messages/en-sources.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the pages of sources. */
export const SourceWords = wordsBeside(words);
