"use client";
import words from "@/messages/en-charts.json";
import { wordsBeside } from "../ui/words-beside";

/** The words of the page of charts. */
export const ChartsWords = wordsBeside(words);
