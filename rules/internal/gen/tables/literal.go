package main

import (
	"fmt"
	"io"
	"reflect"
	"strings"
)

// literal writes a value as Go, with its type where what stands around it does not tell it. What is zero in a structure or an array is left out.
func literal(w io.Writer, v reflect.Value, typed bool) {
	switch {
	case v.Kind() == reflect.String:
		fmt.Fprintf(w, "%q", v.String())
		return
	case v.CanInt():
		fmt.Fprint(w, v.Int())
		return
	case v.Kind() == reflect.Bool:
		fmt.Fprint(w, v.Bool())
		return
	}
	if typed {
		fmt.Fprint(w, strings.TrimPrefix(strings.ReplaceAll(v.Type().String(), "]main.", "]"), "main."))
	}
	fmt.Fprint(w, "{")
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			if !v.Field(i).IsZero() {
				fmt.Fprintf(w, "%s: ", v.Type().Field(i).Name)
				literal(w, v.Field(i), true)
				fmt.Fprint(w, ", ")
			}
		}
	case reflect.Array: // by byte
		for i := range v.Len() {
			if !v.Index(i).IsZero() {
				fmt.Fprintf(w, "%q: ", rune(i))
				literal(w, v.Index(i), false)
				fmt.Fprint(w, ", ")
			}
		}
	case reflect.Slice:
		line := ""
		if v.Type().Elem().Kind() == reflect.Struct {
			line = "\n"
		}
		for i := range v.Len() {
			fmt.Fprint(w, line)
			literal(w, v.Index(i), false)
			fmt.Fprint(w, ", ")
		}
		fmt.Fprint(w, line)
	default:
		panic("no literal of " + v.Type().String())
	}
	fmt.Fprint(w, "}")
}
