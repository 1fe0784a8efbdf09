// The paripassu ledger in Go, written from the specification: numbers such as 7.2 in the comments
// are the rules of that page. It takes any mechanism of sections 1 to 11 whose haircuts are
// proportional and taken at the resolve; markets (section 17) and haircuts on exit are left out.
//
//	go build -o honest && npx paripassu check -- ./honest
//
// atoms.go has the money, documents.go what is read and written, venue.go the state, actions.go
// what changes it, resolve.go the waterfall, and split.go how a loss is divided.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"log"
	"math/big"
	"os"
)

type object = map[string]any

var maxAmount = Atoms{new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 256), big.NewInt(1))}

var hello = object{
	"type": "hello", "protocol": 1,
	"implementation": object{"name": "paripassu-go-honest", "version": "1.0.0", "language": "go"},
	"supports": object{
		"mechanisms": "any", "rules": []string{"proportional"}, "actions": actionTypes,
		"genesis": true, "receipts": true, "maxAccounts": 1000, "maxAmount": maxAmount, "inFlight": 16,
	},
}

func main() {
	in := bufio.NewReader(os.Stdin)
	out := json.NewEncoder(os.Stdout)
	for {
		line, err := in.ReadBytes('\n')
		if err != nil {
			return // no more is asked
		}
		var message struct {
			Type     string          `json:"type"`
			ID       string          `json:"id"`
			Scenario json.RawMessage `json:"scenario"`
		}
		if err := json.Unmarshal(line, &message); err != nil {
			log.Fatalf("expected a message of section 11: %v", err)
		}
		switch message.Type {
		case "hello":
			err = out.Encode(hello)
		case "run":
			err = out.Encode(answer(message.ID, message.Scenario))
		case "bye":
			return
		}
		if err != nil {
			log.Fatal(err)
		}
	}
}

func answer(id string, document []byte) object {
	steps, err := trace(document)
	if err != nil {
		return object{"type": "error", "id": id, "message": err.Error()}
	}
	return object{"type": "trace", "id": id, "steps": steps}
}

// trace runs the actions of a scenario one after the other, and tells the state after each.
func trace(document []byte) ([]Step, error) {
	scenario, err := readScenario(document)
	if err != nil {
		return nil, fmt.Errorf("this scenario cannot be run: %w", err)
	}
	venue, err := open(scenario.Mechanism, scenario.Genesis)
	if err != nil {
		return nil, err
	}
	steps := make([]Step, len(scenario.Actions))
	for i, action := range scenario.Actions {
		if code := venue.refusal(action); code != "" {
			steps[i] = Step{Outcome: "refused", Code: code}
		} else {
			steps[i] = Step{Outcome: "accepted", Receipts: venue.apply(action)}
		}
		if steps[i].State, err = json.Marshal(venue.State); err != nil {
			return nil, err
		}
	}
	return steps, nil
}
