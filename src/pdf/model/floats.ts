/** Pictures, shapes and boxes of a paper, in its text or beside it. Lengths in points. */
import type { Block } from "./paper.ts";
import type { TextFormat } from "./text.ts";

export interface Image {
  /** Key of `Paper.images`; absent when there is only a stand-in to draw. */
  readonly name: string | undefined;
  readonly width: number;
  readonly height: number;
  /** Absent for decoration. */
  readonly alt: string | undefined;
  /** Shares cut off each side. */
  readonly crop: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  /** Degrees clockwise. */
  readonly rotation: number;
  readonly flipped: { readonly horizontally: boolean; readonly vertically: boolean };
  /** A line around it. */
  readonly border?: BoxFormat["stroke"];
  /** A colour that lies over it, as thick as a share: it is paler than its file, as behind text. */
  readonly veil?: { readonly color: string; readonly share: number } | undefined;
  /** Text of the stand-in. */
  readonly standIn: string;
}

export interface Offset {
  readonly from: string;
  readonly align: string | undefined;
  readonly by: number;
  /** How much of it is the space above its paragraph, which there is none of at the top of a page. */
  readonly lifted?: number;
}

/** Shares of a width and a height, from the upper left. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Something that stands at a place of the page: a picture, a shape, a text box, a table. */
export interface Float {
  readonly x: Offset;
  readonly y: Offset;
  readonly width: number;
  readonly height: number | undefined;
  readonly wrap: "none" | "square" | "topAndBottom";
  /** Where text stands beside it. */
  readonly sides: "both" | "left" | "right" | "largest";
  /** What text stays out of; absent where that is all of it. */
  readonly outline?: readonly Point[] | undefined;
  readonly behind: boolean;
  /** What has a higher one is drawn over it. */
  readonly layer?: number | undefined;
  /** Anchored in a table's cell, it is placed by the cell, whatever it is placed by. */
  readonly staysInCell?: boolean | undefined;
  readonly distance: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
  readonly content: FloatContent;
}

export type FloatContent =
  | { readonly kind: "image"; readonly image: Image }
  | {
      readonly kind: "blocks";
      readonly blocks: readonly Block[];
      readonly box: BoxFormat;
      readonly geometry: Geometry;
    }
  | {
      readonly kind: "shape";
      readonly box: BoxFormat;
      readonly geometry: Geometry;
      /** Absent for decoration. */
      readonly alt: string | undefined;
    }
  | {
      readonly kind: "group";
      readonly parts: readonly GroupPart[];
      /** Degrees clockwise. */
      readonly rotation: number;
      /** Of all of it as one picture; absent where the parts speak for themselves. */
      readonly alt: string | undefined;
    }
  | {
      /** Words that fill their place, as watermarks do; the format's colour is theirs, not its size. */
      readonly kind: "words";
      readonly text: string;
      readonly format: TextFormat;
      /** 0 is clear, 1 solid. */
      readonly opacity: number;
      /** Degrees clockwise. */
      readonly rotation: number;
    };

/** A rising line goes from the lower left to the upper right corner. */
export type Geometry = "rectangle" | "rounded" | "ellipse" | "line" | "rising line" | readonly CurvePath[];

/** One of the paths that a shape is drawn by, one over the other; its points are shares of the shape. */
export interface CurvePath {
  readonly steps: readonly CurveStep[];
  readonly filled: boolean;
  readonly stroked: boolean;
  /** How much lighter than the shape's own fill it is, as a share; darker below 0. */
  readonly shade: number;
}

export type CurveStep =
  | { readonly kind: "move" | "line"; readonly to: Point }
  | { readonly kind: "cubic"; readonly controls: readonly [Point, Point]; readonly to: Point }
  | { readonly kind: "close" };

/** In a group; points from the group's upper left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** One thing of a group. */
export interface GroupPart extends Place {
  readonly content: FloatContent;
}

export interface Stroke {
  readonly width: number;
  readonly color: string;
  /** Lengths of dashes and gaps by turns, in widths of the line; absent where it is whole. */
  readonly dash?: readonly number[] | undefined;
  /** What an open line begins and ends with. */
  readonly start?: LineEnd | undefined;
  readonly end?: LineEnd | undefined;
}

/** Lengths along and across the line, in widths of the line. */
export interface LineEnd {
  readonly shape: "triangle" | "stealth" | "arrow" | "diamond" | "oval";
  readonly along: number;
  readonly across: number;
}

/** Colours one after the other. */
export interface Gradient {
  readonly stops: readonly { readonly color: string; readonly at: number }[];
  /** Degrees clockwise from left to right; absent where it spreads from the middle. */
  readonly angle: number | undefined;
}

export interface BoxFormat {
  /** `RRGGBB`, or `RRGGBBAA` where what lies behind shows through. */
  readonly fill: string | undefined;
  /** Instead of the fill, which is its first colour. */
  readonly gradient?: Gradient | undefined;
  readonly stroke: Stroke | undefined;
  /** Of text that has none of its own. */
  readonly textColor: string | undefined;
  readonly inset: {
    readonly left: number;
    readonly top: number;
    readonly right: number;
    readonly bottom: number;
  };
  readonly rotation: number;
  readonly verticalAlign: "top" | "center" | "bottom";
  /** It is as high as its text, whatever height is stored. */
  readonly fitsText?: boolean;
  /** Which way its text is read, where it is turned by a quarter. */
  readonly turned?: "up" | "down" | undefined;
}

/** Whether a float stands in the line like a letter. */
export function isInline(float: Float): boolean {
  return float.x.from === "character" && float.y.from === "character";
}

/** Whether its height on the page follows from its paragraph's. */
export function standsByText({ wrap, y, height }: Float): boolean {
  return wrap !== "none" && height !== undefined && ["paragraph", "line"].includes(y.from) && !y.align;
}
