package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
)

// The colours of the look, by role. Use Paint to resolve one for the theme in force,
// or hand one to any Fyne widget that takes a theme colour name.
const (
	ColorBg           fyne.ThemeColorName = "preventa-bg"            // Window, behind cards, tab strip
	ColorSurface      fyne.ThemeColorName = "preventa-surface"       // Grids, cards, controls, menus, toolbar, status bar
	ColorSurface2     fyne.ThemeColorName = "preventa-surface-2"     // Grid header, totals row, dialog footer
	ColorHover        fyne.ThemeColorName = "preventa-hover"         // Hovered row/menu item, board column, avatar
	ColorBorder       fyne.ThemeColorName = "preventa-border"        // 1 px hairlines, row lines, card outline
	ColorBorderStrong fyne.ThemeColorName = "preventa-border-strong" // Control and pop-up outline, totals line
	ColorText         fyne.ThemeColorName = "preventa-text"          // Primary text
	ColorText2        fyne.ThemeColorName = "preventa-text-2"        // Secondary text, labels, icons
	ColorText3        fyne.ThemeColorName = "preventa-text-3"        // Captions, placeholders, counts
	ColorDisabled     fyne.ThemeColorName = "preventa-disabled"      // Disabled text and icons
	ColorOverlay      fyne.ThemeColorName = "preventa-overlay"       // Behind modal dialogs (alpha last)
	ColorAccent       fyne.ThemeColorName = "preventa-accent"        // Primary button, focus ring, selection bar, active tab
	ColorAccentHover  fyne.ThemeColorName = "preventa-accent-hover"  // Primary button hovered
	ColorAccentText   fyne.ThemeColorName = "preventa-accent-text"   // Links, active chip/segment text
	ColorAccentSoft   fyne.ThemeColorName = "preventa-accent-soft"   // Selected row, active chip/segment
	ColorOnAccent     fyne.ThemeColorName = "preventa-on-accent"     // Text/icon on accent
	ColorWon          fyne.ThemeColorName = "preventa-won"           // Won text
	ColorWonDot       fyne.ThemeColorName = "preventa-won-dot"       // Won dot/fill
	ColorWonSoft      fyne.ThemeColorName = "preventa-won-soft"      // Won background
	ColorLost         fyne.ThemeColorName = "preventa-lost"          // Lost text
	ColorLostDot      fyne.ThemeColorName = "preventa-lost-dot"      // Lost dot/fill
	ColorLostSoft     fyne.ThemeColorName = "preventa-lost-soft"     // Lost background
	ColorOpen         fyne.ThemeColorName = "preventa-open"          // Open text
	ColorOpenDot      fyne.ThemeColorName = "preventa-open-dot"      // Open dot/fill
	ColorOpenSoft     fyne.ThemeColorName = "preventa-open-soft"     // Open background
	ColorHold         fyne.ThemeColorName = "preventa-hold"          // On hold text
	ColorHoldDot      fyne.ThemeColorName = "preventa-hold-dot"      // On hold dot/fill
	ColorHoldSoft     fyne.ThemeColorName = "preventa-hold-soft"     // On hold background, neutral tag
	ColorOverdue      fyne.ThemeColorName = "preventa-overdue"       // Overdue text
	ColorOverdueDot   fyne.ThemeColorName = "preventa-overdue-dot"   // Overdue dot
	ColorToday        fyne.ThemeColorName = "preventa-today"         // Today text
	ColorTodayDot     fyne.ThemeColorName = "preventa-today-dot"     // Today dot
	ColorTodaySoft    fyne.ThemeColorName = "preventa-today-soft"    // Warning background
	ColorPlanned      fyne.ThemeColorName = "preventa-planned"       // Planned text
	ColorPlannedDot   fyne.ThemeColorName = "preventa-planned-dot"   // Planned dot
	ColorNone         fyne.ThemeColorName = "preventa-none"          // No-activity text
	ColorNoneDot      fyne.ThemeColorName = "preventa-none-dot"      // No-activity dot
	ColorSt1          fyne.ThemeColorName = "preventa-st1"           // State 1 (New)
	ColorSt2          fyne.ThemeColorName = "preventa-st2"           // State 2 (Contacted)
	ColorSt3          fyne.ThemeColorName = "preventa-st3"           // State 3 (Proposal sent)
	ColorSt4          fyne.ThemeColorName = "preventa-st4"           // State 4 (Negotiation)
	ColorOnSt1        fyne.ThemeColorName = "preventa-on-st1"        // Text on state 1
	ColorOnSt2        fyne.ThemeColorName = "preventa-on-st2"        // Text on state 2
	ColorOnSt3        fyne.ThemeColorName = "preventa-on-st3"        // Text on state 3
	ColorOnSt4        fyne.ThemeColorName = "preventa-on-st4"        // Text on state 4
	ColorOnHold       fyne.ThemeColorName = "preventa-on-hold"       // Text on on-hold fill
	ColorC1           fyne.ThemeColorName = "preventa-c1"            // Series 1 blue
	ColorC2           fyne.ThemeColorName = "preventa-c2"            // Series 2 orange; target line
	ColorC3           fyne.ThemeColorName = "preventa-c3"            // Series 3 green
	ColorC4           fyne.ThemeColorName = "preventa-c4"            // Series 4 mauve
	ColorC5           fyne.ThemeColorName = "preventa-c5"            // Series 5 sky
	ColorC6           fyne.ThemeColorName = "preventa-c6"            // Series 6 vermilion
	ColorCMuted       fyne.ThemeColorName = "preventa-c-muted"       // “Other” series, empty track
	ColorCGrid        fyne.ThemeColorName = "preventa-c-grid"        // Chart grid lines
	ColorCTarget      fyne.ThemeColorName = "preventa-c-target"      // Reference line (team average, dashed)
	ColorOnChart      fyne.ThemeColorName = "preventa-on-chart"      // Text on c1
	ColorTipBg        fyne.ThemeColorName = "preventa-tip-bg"        // Tooltip background
	ColorTipText      fyne.ThemeColorName = "preventa-tip-text"      // Tooltip text
	ColorPaper        fyne.ThemeColorName = "preventa-paper"         // Report paper (same in dark)
	ColorCanvas       fyne.ThemeColorName = "preventa-canvas"        // Behind report paper
)

// palette holds each colour for the light and the dark theme.
var palette = map[fyne.ThemeColorName][2]color.NRGBA{
	ColorBg:           {{0xF5, 0xF6, 0xF8, 0xFF}, {0x15, 0x17, 0x1C, 0xFF}},
	ColorSurface:      {{0xFF, 0xFF, 0xFF, 0xFF}, {0x1D, 0x20, 0x26, 0xFF}},
	ColorSurface2:     {{0xF9, 0xFA, 0xFB, 0xFF}, {0x21, 0x25, 0x2C, 0xFF}},
	ColorHover:        {{0xEF, 0xF1, 0xF4, 0xFF}, {0x2A, 0x2F, 0x38, 0xFF}},
	ColorBorder:       {{0xE3, 0xE6, 0xEB, 0xFF}, {0x2E, 0x33, 0x3C, 0xFF}},
	ColorBorderStrong: {{0xC6, 0xCB, 0xD4, 0xFF}, {0x47, 0x4E, 0x5A, 0xFF}},
	ColorText:         {{0x1B, 0x1F, 0x27, 0xFF}, {0xE7, 0xE9, 0xEE, 0xFF}},
	ColorText2:        {{0x4F, 0x57, 0x65, 0xFF}, {0xAE, 0xB5, 0xC1, 0xFF}},
	ColorText3:        {{0x62, 0x6A, 0x78, 0xFF}, {0x95, 0x9E, 0xAD, 0xFF}},
	ColorDisabled:     {{0xA9, 0xAF, 0xBA, 0xFF}, {0x5B, 0x63, 0x70, 0xFF}},
	ColorOverlay:      {{0x1B, 0x1F, 0x27, 0x66}, {0x00, 0x00, 0x00, 0xA6}},
	ColorAccent:       {{0x3F, 0x5B, 0xD6, 0xFF}, {0x4C, 0x66, 0xE0, 0xFF}},
	ColorAccentHover:  {{0x35, 0x50, 0xC4, 0xFF}, {0x42, 0x5B, 0xD2, 0xFF}},
	ColorAccentText:   {{0x2E, 0x48, 0xB5, 0xFF}, {0x9D, 0xAE, 0xFF, 0xFF}},
	ColorAccentSoft:   {{0xE9, 0xED, 0xFC, 0xFF}, {0x28, 0x30, 0x56, 0xFF}},
	ColorOnAccent:     {{0xFF, 0xFF, 0xFF, 0xFF}, {0xFF, 0xFF, 0xFF, 0xFF}},
	ColorWon:          {{0x1B, 0x7A, 0x4B, 0xFF}, {0x4C, 0xC3, 0x8A, 0xFF}},
	ColorWonDot:       {{0x2E, 0x9E, 0x67, 0xFF}, {0x35, 0xB3, 0x7A, 0xFF}},
	ColorWonSoft:      {{0xE4, 0xF4, 0xEB, 0xFF}, {0x18, 0x35, 0x2A, 0xFF}},
	ColorLost:         {{0xBF, 0x31, 0x38, 0xFF}, {0xF0, 0x78, 0x7C, 0xFF}},
	ColorLostDot:      {{0xD5, 0x48, 0x4E, 0xFF}, {0xE5, 0x59, 0x5F, 0xFF}},
	ColorLostSoft:     {{0xFB, 0xE9, 0xE9, 0xFF}, {0x40, 0x23, 0x2A, 0xFF}},
	ColorOpen:         {{0x26, 0x66, 0xC4, 0xFF}, {0x6F, 0xA8, 0xF5, 0xFF}},
	ColorOpenDot:      {{0x3B, 0x7D, 0xDD, 0xFF}, {0x4F, 0x8F, 0xEA, 0xFF}},
	ColorOpenSoft:     {{0xE6, 0xEF, 0xFC, 0xFF}, {0x1E, 0x30, 0x50, 0xFF}},
	ColorHold:         {{0x5F, 0x67, 0x74, 0xFF}, {0x9A, 0xA3, 0xB2, 0xFF}},
	ColorHoldDot:      {{0x8A, 0x93, 0xA1, 0xFF}, {0x7C, 0x85, 0x93, 0xFF}},
	ColorHoldSoft:     {{0xEE, 0xF0, 0xF3, 0xFF}, {0x2A, 0x2F, 0x38, 0xFF}},
	ColorOverdue:      {{0xBF, 0x31, 0x38, 0xFF}, {0xF0, 0x78, 0x7C, 0xFF}},
	ColorOverdueDot:   {{0xD5, 0x48, 0x4E, 0xFF}, {0xE5, 0x59, 0x5F, 0xFF}},
	ColorToday:        {{0x92, 0x56, 0x00, 0xFF}, {0xE9, 0xB0, 0x4A, 0xFF}},
	ColorTodayDot:     {{0xE0, 0xA0, 0x20, 0xFF}, {0xE0, 0xA8, 0x3A, 0xFF}},
	ColorTodaySoft:    {{0xFC, 0xF1, 0xDC, 0xFF}, {0x3A, 0x2F, 0x1A, 0xFF}},
	ColorPlanned:      {{0x1B, 0x7A, 0x4B, 0xFF}, {0x4C, 0xC3, 0x8A, 0xFF}},
	ColorPlannedDot:   {{0x2E, 0x9E, 0x67, 0xFF}, {0x35, 0xB3, 0x7A, 0xFF}},
	ColorNone:         {{0x62, 0x6A, 0x78, 0xFF}, {0x95, 0x9E, 0xAD, 0xFF}},
	ColorNoneDot:      {{0xB4, 0xBA, 0xC4, 0xFF}, {0x5B, 0x63, 0x70, 0xFF}},
	ColorSt1:          {{0xA9, 0xCB, 0xF5, 0xFF}, {0xB9, 0xD4, 0xF8, 0xFF}},
	ColorSt2:          {{0x6B, 0xA3, 0xEA, 0xFF}, {0x7F, 0xB0, 0xF0, 0xFF}},
	ColorSt3:          {{0x2F, 0x6F, 0xD0, 0xFF}, {0x4F, 0x8F, 0xEA, 0xFF}},
	ColorSt4:          {{0x1E, 0x4B, 0x94, 0xFF}, {0x35, 0x67, 0xB5, 0xFF}},
	ColorOnSt1:        {{0x1B, 0x1F, 0x27, 0xFF}, {0x12, 0x15, 0x1A, 0xFF}},
	ColorOnSt2:        {{0x1B, 0x1F, 0x27, 0xFF}, {0x12, 0x15, 0x1A, 0xFF}},
	ColorOnSt3:        {{0xFF, 0xFF, 0xFF, 0xFF}, {0x12, 0x15, 0x1A, 0xFF}},
	ColorOnSt4:        {{0xFF, 0xFF, 0xFF, 0xFF}, {0xFF, 0xFF, 0xFF, 0xFF}},
	ColorOnHold:       {{0x1B, 0x1F, 0x27, 0xFF}, {0x12, 0x15, 0x1A, 0xFF}},
	ColorC1:           {{0x1F, 0x6F, 0xB8, 0xFF}, {0x4B, 0x96, 0xDC, 0xFF}},
	ColorC2:           {{0xE3, 0x9A, 0x0B, 0xFF}, {0xEB, 0xB0, 0x3E, 0xFF}},
	ColorC3:           {{0x0F, 0x9D, 0x76, 0xFF}, {0x2F, 0xB5, 0x8C, 0xFF}},
	ColorC4:           {{0xC7, 0x74, 0xA6, 0xFF}, {0xD8, 0x8F, 0xBB, 0xFF}},
	ColorC5:           {{0x5D, 0xB2, 0xE2, 0xFF}, {0x96, 0xCF, 0xF2, 0xFF}},
	ColorC6:           {{0xCF, 0x5A, 0x12, 0xFF}, {0xE8, 0x79, 0x3C, 0xFF}},
	ColorCMuted:       {{0xC6, 0xCB, 0xD4, 0xFF}, {0x47, 0x4E, 0x5A, 0xFF}},
	ColorCGrid:        {{0xE9, 0xEC, 0xF0, 0xFF}, {0x2A, 0x2F, 0x38, 0xFF}},
	ColorCTarget:      {{0x1B, 0x1F, 0x27, 0xFF}, {0xE7, 0xE9, 0xEE, 0xFF}},
	ColorOnChart:      {{0xFF, 0xFF, 0xFF, 0xFF}, {0x12, 0x15, 0x1A, 0xFF}},
	ColorTipBg:        {{0x1B, 0x1F, 0x27, 0xFF}, {0xE7, 0xE9, 0xEE, 0xFF}},
	ColorTipText:      {{0xFF, 0xFF, 0xFF, 0xFF}, {0x1B, 0x1F, 0x27, 0xFF}},
	ColorPaper:        {{0xFF, 0xFF, 0xFF, 0xFF}, {0xFF, 0xFF, 0xFF, 0xFF}},
	ColorCanvas:       {{0xE7, 0xEA, 0xEE, 0xFF}, {0x10, 0x12, 0x16, 0xFF}},
}
