// The protocol: one JSON message a line on stdin, one on stdout. Your code is in venue.go.
//
// Log to stderr: stdout is the protocol's.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"log"
	"os"
	"runtime/debug"
)

type object = map[string]any

type message struct {
	Type     string
	ID       string
	Scenario struct {
		Genesis State
		Actions []Action
	}
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if err == io.EOF {
			return
		}
		var asked message
		if err == nil {
			err = json.Unmarshal(line, &asked)
		}
		if err != nil {
			log.Fatal(err)
		}
		switch asked.Type {
		case "hello":
			about := object{"name": "my-venue", "version": "0.1.0", "language": "go"}
			err = out.Encode(object{"type": "hello", "protocol": 1, "implementation": about, "supports": supports})
		case "run":
			err = out.Encode(answer(asked))
		case "bye":
			return
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

// answer runs a scenario. Where your code panics, it tells why, and the next scenario is answered.
func answer(asked message) (told object) {
	defer func() {
		if cause := recover(); cause != nil {
			text := fmt.Sprintf("panic: %v\n\n%s", cause, debug.Stack())
			told = object{"type": "error", "id": asked.ID, "message": text}
		}
	}()
	steps := run(asked.Scenario.Genesis, asked.Scenario.Actions)
	return object{"type": "trace", "id": asked.ID, "steps": steps}
}

// run tells a step for each action: what came of it, and the state after it.
func run(genesis State, actions []Action) []object {
	venue := open(genesis)
	steps := make([]object, len(actions))
	for i, action := range actions {
		if code := venue.act(action); code == "" {
			steps[i] = object{"outcome": "accepted", "state": venue.state()}
		} else {
			steps[i] = object{"outcome": "refused", "code": code, "state": venue.state()}
		}
	}
	return steps
}
