// Reads YAML streams as clusters read them, and prints the shape of each: its documents, keys, types and anchors, and the text of every scalar that is
// not a string. Two streams of one shape differ only in the text of string scalars.
//
// Input: one JSON string a line. Output: one JSON object a line, {"v2": …, "v3": …, "json": …}, each a shape or, starting with "error", the reason why that
// parser refuses the stream. v2 and v3 are gopkg.in/yaml.v2 and yaml.v3, json is sigs.k8s.io/yaml, which turns a document into JSON first.
package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"sort"
	"strings"

	yaml2 "gopkg.in/yaml.v2"
	yaml3 "gopkg.in/yaml.v3"
	sigs "sigs.k8s.io/yaml"
)

type shapes struct {
	V2   string `json:"v2"`
	V3   string `json:"v3"`
	JSON string `json:"json"`
}

func main() {
	in := bufio.NewReaderSize(os.Stdin, 1<<20)
	out := bufio.NewWriterSize(os.Stdout, 1<<20)
	defer out.Flush()
	encoder := json.NewEncoder(out)
	encoder.SetEscapeHTML(false)
	for {
		line, err := in.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			var text string
			if err := json.Unmarshal(line, &text); err != nil {
				fmt.Fprintln(os.Stderr, err)
				os.Exit(1)
			}
			encoder.Encode(shapes{V2: guard(shapeV2, text), V3: guard(shapeV3, text), JSON: guard(shapeJSON, text)})
		}
		if err != nil {
			return
		}
	}
}

// A parser that panics refuses the stream.
func guard(shape func(string) (string, error), text string) (result string) {
	defer func() {
		if panicked := recover(); panicked != nil {
			result = fmt.Sprintf("error: panic: %v", panicked)
		}
	}()
	result, err := shape(text)
	if err != nil {
		return "error: " + strings.SplitN(err.Error(), "\n", 2)[0]
	}
	return result
}

func shapeV3(text string) (string, error) {
	decoder := yaml3.NewDecoder(strings.NewReader(text))
	var all strings.Builder
	for {
		var node yaml3.Node
		err := decoder.Decode(&node)
		if err == io.EOF {
			return all.String(), nil
		}
		if err != nil {
			return "", err
		}
		// Duplicate keys are found only when a document is decoded into values.
		var value interface{}
		if err := node.Decode(&value); err != nil {
			return "", err
		}
		writeV3(&all, &node)
		all.WriteString("\n")
	}
}

func writeV3(out *strings.Builder, node *yaml3.Node) {
	if node.Anchor != "" {
		fmt.Fprintf(out, "&%s ", node.Anchor)
	}
	switch node.Kind {
	case yaml3.DocumentNode:
		for _, child := range node.Content {
			writeV3(out, child)
		}
	case yaml3.AliasNode:
		fmt.Fprintf(out, "*%s", node.Value)
	case yaml3.ScalarNode:
		tag := node.ShortTag()
		if tag == "!!str" {
			out.WriteString("str")
		} else {
			fmt.Fprintf(out, "%s(%s)", tag, node.Value)
		}
	case yaml3.SequenceNode:
		out.WriteString("[")
		for _, child := range node.Content {
			writeV3(out, child)
			out.WriteString(",")
		}
		out.WriteString("]")
	case yaml3.MappingNode:
		out.WriteString("{")
		for index := 0; index+1 < len(node.Content); index += 2 {
			key := node.Content[index]
			fmt.Fprintf(out, "%s %q:", key.ShortTag(), key.Value)
			writeV3(out, node.Content[index+1])
			out.WriteString(",")
		}
		out.WriteString("}")
	}
}

func shapeV2(text string) (string, error) {
	decoder := yaml2.NewDecoder(strings.NewReader(text))
	// Duplicate keys are an error only in strict mode.
	decoder.SetStrict(true)
	var all strings.Builder
	for {
		var value interface{}
		err := decoder.Decode(&value)
		if err == io.EOF {
			return all.String(), nil
		}
		if err != nil {
			return "", err
		}
		writeValue(&all, value)
		all.WriteString("\n")
	}
}

// Documents are split as the Kubernetes libraries split them: at lines that start with `---`.
func shapeJSON(text string) (string, error) {
	var all strings.Builder
	for _, document := range strings.Split("\n"+text, "\n---") {
		converted, err := sigs.YAMLToJSONStrict([]byte(document))
		if err != nil {
			return "", err
		}
		var value interface{}
		decoder := json.NewDecoder(bytes.NewReader(converted))
		decoder.UseNumber()
		if err := decoder.Decode(&value); err != nil {
			return "", err
		}
		writeValue(&all, value)
		all.WriteString("\n")
	}
	return all.String(), nil
}

func writeValue(out *strings.Builder, value interface{}) {
	switch typed := value.(type) {
	case string:
		out.WriteString("str")
	case []interface{}:
		out.WriteString("[")
		for _, child := range typed {
			writeValue(out, child)
			out.WriteString(",")
		}
		out.WriteString("]")
	case map[string]interface{}:
		keys := make([]string, 0, len(typed))
		for key := range typed {
			keys = append(keys, key)
		}
		sort.Strings(keys)
		out.WriteString("{")
		for _, key := range keys {
			fmt.Fprintf(out, "%q:", key)
			writeValue(out, typed[key])
			out.WriteString(",")
		}
		out.WriteString("}")
	case map[interface{}]interface{}:
		entries := make([]string, 0, len(typed))
		for key, child := range typed {
			var entry strings.Builder
			fmt.Fprintf(&entry, "%T %q:", key, fmt.Sprint(key))
			writeValue(&entry, child)
			entries = append(entries, entry.String())
		}
		sort.Strings(entries)
		fmt.Fprintf(out, "{%s}", strings.Join(entries, ","))
	default:
		fmt.Fprintf(out, "%T(%v)", value, value)
	}
}
